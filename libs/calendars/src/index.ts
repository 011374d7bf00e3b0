export { calendarSchema, intersection } from './calendar.js';
export type { Calendar, AnyCalendar } from './calendar.js';
export { formatAssumption } from './assumptions.js';
export type { Assumption } from './assumptions.js';
export { isWorkingDay, LONGEST_WALK_DAYS } from './days.js';
export {
  nextWorkingDay,
  addWorkingDays,
  workingDaysBetween,
  addWorkingHours,
  workingTimeBetween,
  addDuration,
  subtractDuration,
} from './reckon.js';
export type { DurationSpec } from './reckon.js';
export { diffOf } from './diff.js';
export type { CalendarChange } from './diff.js';
