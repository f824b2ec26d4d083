import { capabilityDocs } from './capability-docs';
import { rendered } from './compile';
import { docs } from './docs';
import { findingDocs } from './finding-docs';
import { jobDocs } from './job-docs';
import { policyDocs } from './policy-docs';
import { ruleDocs } from './rule-docs';
import { typescript } from './typescript';

/** A file that is made from the catalogue: its path and its text. */
export type Rendering = readonly [path: string, text: string];

/** What the library reads. */
export const renderedData = (): Rendering[] =>
  Object.entries(rendered()).map(([name, text]) => [`catalogue/rendered/${name}`, text]);

/** The enumerations in src, and the pages of docs. The page of rules reads the rendered data. */
export const renderedPages = (): Rendering[] =>
  Object.entries({
    ...typescript(),
    ...docs(),
    ...jobDocs(),
    ...policyDocs(),
    ...ruleDocs(),
    ...findingDocs(),
    ...capabilityDocs(),
  });
