export function problemPage(problem: { detail: string }) {
  return problem.detail;
}
