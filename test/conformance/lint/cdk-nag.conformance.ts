import { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { Finding, NOTHING_TO_DO, unresolved } from './acknowledged';
import { Subject, subjects } from '../templates';

const PACKS = {
  AwsSolutions: () => new AwsSolutionsChecks(),
  'NIST.800.53.R5': () => new NIST80053R5Checks(),
};

describe('every construct', () => {
  let all: Subject[];
  beforeAll(() => {
    all = subjects();
  });

  // What the library acknowledges itself, by exact id in the metadata of its resources, is none of these any more.
  test.each(Object.entries(PACKS))(
    'has no finding of %s of cdk-nag that is not acknowledged, and each acknowledgement stands for one',
    (name, pack) => {
      const findings = all.flatMap(({ where, stack }) =>
        pack()
          .validateScope(App.of(stack) as App)
          .violations.flatMap((v): Finding[] =>
            v.violatingResources.map((r: any) => ({
              finding: v.ruleName,
              where: `${where}: ${r.constructPath}`,
            })),
          ),
      );
      expect(unresolved(name, findings)).toEqual(NOTHING_TO_DO);
    },
  );
});
