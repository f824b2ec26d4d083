/**
 * The folders of src, in the order of the imports: each imports from itself and from those before it.
 * The linter and src/README.md have it from here.
 */
export const LAYERS = [
  'catalogue',
  'input',
  'policy',
  'text',
  'scope',
  'access',
  'evaluator',
  'reader',
  'compiler',
  'constructs',
  'validation',
  'capability',
  'report',
  'assertions',
] as const;

export type Layer = (typeof LAYERS)[number];

/** Folders whose files are pure: the command runs them where no CDK is installed. */
export const WITHOUT_CDK: readonly Layer[] = [
  'catalogue',
  'policy',
  'text',
  'evaluator',
  'reader',
  'validation',
  'capability',
  'report',
];

/** The doors: files of those folders that take constructs, or resolve tokens. */
export const DOORS_TO_CDK: readonly string[] = [
  'src/report/connect-access-report.ts',
  'src/validation/acknowledgement.ts',
  'src/validation/connect-access-validation.ts',
  'src/validation/construct-locator.ts',
  'src/validation/synthesized-templates.ts',
  'src/validation/violations.ts',
];
