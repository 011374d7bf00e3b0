import { IANAZone, Zone } from 'luxon';

/** No zone has changed its offset twice within so short a time. */
const BUCKET_MS = 900_000;
const REMEMBERED_BUCKETS = 20_000;

/**
 * An IANA zone with a cache of offsets. The engine computes an offset by formatting a date, which takes longer than
 * everything else in a step of the machine, and the same few days are needed again and again.
 */
class RememberingZone extends Zone {
  readonly #zone: IANAZone;
  readonly #offsets = new Map<number, number>();

  constructor(zone: IANAZone) {
    super();
    this.#zone = zone;
  }

  override get type(): string {
    return this.#zone.type;
  }

  override get name(): string {
    return this.#zone.name;
  }

  override get isUniversal(): boolean {
    return this.#zone.isUniversal;
  }

  override get isValid(): boolean {
    return this.#zone.isValid;
  }

  override offsetName(ts: number, options: Parameters<Zone['offsetName']>[1]): string | null {
    return this.#zone.offsetName(ts, options);
  }

  override formatOffset(ts: number, format: Parameters<Zone['formatOffset']>[1]): string {
    return this.#zone.formatOffset(ts, format);
  }

  override equals(other: Zone): boolean {
    return other.type === this.type && other.name === this.name;
  }

  /** Between two moments with the same offset, a quarter of an hour apart, it is that offset; otherwise it is computed. */
  override offset(ts: number): number {
    const bucket = Math.floor(ts / BUCKET_MS);
    const [from, to] = [this.#offsetAt(bucket), this.#offsetAt(bucket + 1)];
    return from === to ? from : this.#zone.offset(ts);
  }

  #offsetAt(bucket: number): number {
    const known = this.#offsets.get(bucket);
    if (known !== undefined) return known;
    if (this.#offsets.size >= REMEMBERED_BUCKETS) this.#offsets.clear();
    const offset = this.#zone.offset(bucket * BUCKET_MS);
    this.#offsets.set(bucket, offset);
    return offset;
  }
}

const zones = new Map<string, Zone>();

/** The zone of an IANA name, the same object each time. */
export function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = new RememberingZone(IANAZone.create(name));
  zones.set(name, zone);
  return zone;
}
