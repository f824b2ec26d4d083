import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { memoize } from '../../src/input/memoize';
import { World } from '../../src/policy/model';
import { UnknownPart } from '../../src/policy/unknown';
import { readTogether } from '../../src/reader/read';
import { report } from '../../src/report/build-report';
import { AccessReport } from '../../src/report/model';
import { sample } from '../support/sample';

/** What is asked about a principal, and the right answer. */
export interface WorldQuestion {
  readonly action: string;
  /** @default - any resource */
  readonly resource?: string;
  /** Values of condition keys. @default - none is known */
  readonly context?: { readonly [key: string]: string };
  readonly verdict: 'allowed' | 'denied' | 'conditional' | 'unknown';
  /** What was not read, where the verdict is unknown: kinds and names. */
  readonly unread?: readonly Pick<UnknownPart, 'kind' | 'what'>[];
}

/** Something that is read together, and what is known about it. */
export interface WorldCase {
  readonly title: string;
  /** The number of the fault that the case is from. */
  readonly fault?: string;
  /** What is read together, by file: templates, or what IAM prints. */
  readonly files: { readonly [file: string]: Content };
  /** The same before a change. @default - the case is not about a change */
  readonly before?: { readonly [file: string]: Content };
  /** Whether the change gives new access. @default - not asked */
  readonly newAccess?: 'yes' | 'no' | 'unknown';
  /** The exit code of the audit. @default - 1 where something was not read, else not asked */
  readonly auditExit?: 0 | 1;
  /** Questions by the name of the principal. */
  readonly principals: { readonly [name: string]: readonly WorldQuestion[] };
}

type Content = { readonly [section: string]: unknown };

const FOLDER = join(__dirname, 'cases');

/** All cases, with the name of their file before the title. */
export const worldCases: readonly WorldCase[] = readdirSync(FOLDER).flatMap((file) => {
  const cases: WorldCase[] = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
  return cases.map((one) => ({ ...one, title: `${file.replace('.json', '')}: ${one.title}` }));
});

/** What is read of files, once for all doors. */
export const worldOf = memoize((files: WorldCase['files']): World =>
  readTogether(Object.entries(files).map(([file, content]) => ({ file, content }))),
);

/** The report on files, once for all doors. */
export const reportOf = memoize((files: WorldCase['files']): AccessReport =>
  report(worldOf(files), []),
);

/** One question of a case. */
export interface AskedQuestion extends WorldQuestion {
  readonly title: string;
  readonly world: WorldCase;
  readonly principal: string;
}

/** Every question of every case. */
export const worldQuestions: readonly AskedQuestion[] = worldCases.flatMap((world) =>
  Object.entries(world.principals).flatMap(([principal, questions]) =>
    questions.map((question) => ({
      ...question,
      title: `${world.title}: ${principal} and ${question.action}`,
      world,
      principal,
    })),
  ),
);

/** The cases of the doors: in `npm test` some of them. The evaluator has all. */
export const doorCases: readonly WorldCase[] = sample(worldCases, 5);

/** The questions of these cases. */
export const doorQuestions = worldQuestions.filter(({ world }) => doorCases.includes(world));
