import { messageOf, pointerOf } from '#libs/contracts';
import type { RawBodyRequest } from '@nestjs/common';
import { parse } from 'content-type';
import type { NextFunction, Request, Response } from 'express';
import { createScanner } from 'jsonc-parser';
import { refusal } from '../problems/problems.js';

/** Refuses a body in JSON that names a field twice, or that is not in UTF-8. It comes after the parser, which has kept the text. */
export function refuseNamesTwice(
  request: RawBodyRequest<Request>,
  _response: Response,
  next: NextFunction,
): void {
  const { rawBody } = request;
  if (rawBody === undefined || request.is('json') === false) {
    next();
  } else if (!isUtf8(request.get('content-type') ?? '')) {
    next(refusal(415, 'wrong_media_type', { reason: messageOf('calls.send_utf8') }));
  } else {
    const pointer = fieldNamedTwice(rawBody.toString('utf8'));
    next(pointer === null ? undefined : refusal(400, 'duplicate_field', { pointer }));
  }
}

/**
 * Whether a media type names no other encoding than that of JSON which systems exchange (RFC 8259, section 8.1). The parser takes all that
 * Unicode has, and reads the name as this does: were it read in another way, what is looked at here would not be what is parsed.
 */
function isUtf8(mediaType: string): boolean {
  const { charset = 'utf-8' } = parse(mediaType).parameters;
  return charset.toLowerCase() === 'utf-8';
}

/** An object or a list in which a text has arrived. */
interface Place {
  /** Null in a list. */
  readonly names: Set<string> | null;
  /** The field or the item that is read. */
  step: string | number;
  awaitsName: boolean;
}

/**
 * Where a text of JSON names a field twice in one object, as a pointer; null where it does not. Readers differ in which of both counts, so
 * that two who read the same bytes could read two answers (RFC 8259, section 4). Without recursion, as a body may be nested without end.
 */
export function fieldNamedTwice(text: string): string | null {
  const scanner = createScanner(text, true);
  const places: Place[] = [];
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const place = places.at(-1);
    switch (text.charAt(scanner.getTokenOffset())) {
      case '{':
        places.push({ names: new Set(), step: '', awaitsName: true });
        break;
      case '[':
        places.push({ names: null, step: 0, awaitsName: false });
        break;
      case '}':
      case ']':
        places.pop();
        break;
      case ',':
        if (place !== undefined) moveOn(place);
        break;
      case '"':
        if (place?.awaitsName === true && isSecond(place, scanner.getTokenValue())) {
          return pointerOf(places.map(({ step }) => step));
        }
        break;
      default:
    }
  }
  return null;
}

function moveOn(place: Place): void {
  if (typeof place.step === 'number') place.step += 1;
  else place.awaitsName = true;
}

/** Takes a name in. @returns whether its object has had it before */
function isSecond(place: Place, name: string): boolean {
  const had = place.names?.has(name) === true;
  place.names?.add(name);
  place.step = name;
  place.awaitsName = false;
  return had;
}
