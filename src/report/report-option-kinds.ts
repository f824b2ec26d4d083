import {
  ConnectAccessReportPageOptions,
  ConnectAccessReportTextOptions,
  ConnectAccessSummaryOptions,
  WhoCanOptions,
} from './report-options';
import { FLAG, Kinds, NUMBER, optional, TEXT } from '../input/kinds';

export const TEXT_OPTIONS: Kinds<ConnectAccessReportTextOptions> = {
  width: optional(NUMBER),
  color: optional(FLAG),
  accepted: optional(FLAG),
};
export const SUMMARY_OPTIONS: Kinds<ConnectAccessSummaryOptions> = {
  ...TEXT_OPTIONS,
  all: optional(FLAG),
};
export const PAGE_OPTIONS: Kinds<ConnectAccessReportPageOptions> = {
  title: optional(TEXT),
  date: optional(TEXT),
};
export const WHO_CAN_OPTIONS: Kinds<WhoCanOptions> = {
  ...TEXT_OPTIONS,
  on: optional(TEXT),
  who: optional(TEXT),
};
