import { Given, Option, UsageError } from './arguments';
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
export function headingOf(given: Given): ReportHeadingOptions {
  const title = given.value('title');
  const date = given.value('date') ?? new Date().toISOString().slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date)))
    throw new UsageError(`'${date}' is no date`, 'Write it as 2026-11-28');
  return { date, ...(title !== undefined && { title }) };
}
