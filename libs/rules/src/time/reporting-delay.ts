import type { Instant, ReportingDelay, TimeRange } from '#libs/contracts';
import { firstDay, lags, lastDay } from './lags.js';
import { dayOf, exactly } from './time.js';

/**
 * The day of an instrument beside the day on which it was reported. A range stays one, and what is not known stays so.
 * @param decidedAt when it was decided, as the paper says
 * @param reportedAt when it reached the Secretariat, in case time
 */
export function reportingDelayOf(decidedAt: TimeRange, reportedAt: Instant): ReportingDelay {
  return {
    decided: { notBefore: firstDay(decidedAt), notAfter: lastDay(decidedAt) },
    reportedOn: dayOf(reportedAt),
    lag: lags.reportingDelay(decidedAt, exactly(reportedAt)),
  };
}
