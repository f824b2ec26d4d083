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
  what: 'With --html or --markdown: the date of the files, today unless said',
};

/** Returns the title and the date of a report that people keep. */
export function headingOf(given: Given, io: Io): ReportHeadingOptions {
  const title = given.value('title');
  const date = given.value('date') ?? dayOf(io);
  if (!isDay(date))
    throw new UsageError(
      `--date takes no '${date}'`,
      'Write the date of the files, such as 2026-11-28',
    );
  return { date, ...(title !== undefined && { title }) };
}
