import { Given, Option, UsageError } from './arguments';
import { isDay } from './day';
import { dayOf, Io } from './io';
import { ReportHeadingOptions } from '../src/report/report-heading';

export const TITLE: Option = {
  name: 'title',
  takes: 'TITLE',
  what: 'With --html or --markdown: the title',
};

export const DATE: Option = {
  name: 'date',
  takes: 'YYYY-MM-DD',
  what: 'The date in what people keep, today or that of SOURCE_DATE_EPOCH unless said',
};

/** Returns the title and the date of a report that people keep. */
export function headingOf(given: Given, io: Io): ReportHeadingOptions {
  const title = given.value('title');
  return { date: dateOf(given, io), ...(title !== undefined && { title }) };
}

/** Returns the date of what people keep. */
export function dateOf(given: Given, io: Io): string {
  const date = given.value('date') ?? dayOf(io);
  if (isDay(date)) return date;
  throw new UsageError(
    `--date takes no '${date}'`,
    'Write the date of the files, such as 2026-11-28',
  );
}
