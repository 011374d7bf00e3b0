/** One fault of an input (RFC 9457, with pointers per RFC 6901). */
export interface ProblemError {
  pointer: string;
  rule: string;
  message: string;
}

/** The body of every refused call (RFC 9457), served as `application/problem+json`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors: ProblemError[];
}
