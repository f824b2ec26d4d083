import { newStack, scopeOf } from './compiler';
import { digits, Section } from './section';
import { ConnectAccess, ConnectJob } from '../src';
import { splitBySize } from '../src/compiler/split-by-size';
import { compileAccess } from '../src/constructs/private/compile-access';
import { documentSizeIn, statementSizeIn } from '../src/constructs/private/statement-size';

const LARGEST = [
  ConnectJob.AUDITOR,
  ConnectJob.DEPLOYMENT_PLAN,
  ConnectJob.DEPLOYMENT_APPLY,
  ConnectJob.MIGRATION,
  ConnectJob.TAGGED_ADMINISTRATOR,
];
const PERMISSION_SET_QUOTA = 10_240;

/** Characters of the largest jobs, in the short form and with exact resource types. */
export function jobs(): Section {
  const stack = newStack();
  const measured = LARGEST.flatMap((job) =>
    [1, 10].map((instances) => {
      const scope = scopeOf(stack, instances);
      const [short, exact] = [scope, scope.withExactResourceTypes()].map((each) => {
        const { statements } = compileAccess('bench', stack, ConnectAccess.jobs(job), each);
        return { statements, characters: documentSizeIn(stack, statements) };
      });
      return { job, instances, short, exact };
    }),
  );
  const ofOne = measured.filter(({ instances }) => instances === 1);
  return {
    title: 'Characters of the largest jobs',
    how: ['One policy document without white space, as IAM counts, in the partition aws.'],
    head: ['job', 'instances', 'statements', 'characters', 'exact types', 'ratio', 'policies'],
    rows: measured.map(({ job, instances, short, exact }) => [
      job.id,
      String(instances),
      String(short.statements.length),
      String(short.characters),
      String(exact.characters),
      digits(short.characters / exact.characters),
      String(splitBySize('bench', short.statements, statementSizeIn(stack)).length),
    ]),
    limits: [
      [
        'the largest jobs over their exact form',
        Math.max(...measured.map((one) => one.short.characters / one.exact.characters)),
        0.5,
        '',
      ],
      [
        'the largest job of one instance in a permission set',
        Math.max(...ofOne.map((one) => one.short.characters)),
        PERMISSION_SET_QUOTA,
        'characters',
      ],
    ],
  };
}
