import { join } from 'node:path';
import { clock, inTurn, median } from './median';
import { digits, Section } from './section';

const RUNS = 15;
const LIBRARY = JSON.stringify(join(__dirname, '..'));
const IAM = 'require("aws-cdk-lib/aws-iam").Role.fromRoleArn';

/** What the library adds to a program that uses aws-iam's Role already. */
export function importing(): Section {
  const [ours, plain, cdkFloyd, floyd] = inTurn(
    RUNS,
    ...[
      `${IAM}; require(${LIBRARY}).ConnectAdminRole`,
      IAM,
      `${IAM}; require("cdk-iam-floyd").Connect`,
      `${IAM}; require("iam-floyd").Statement.Connect`,
    ].map(clock),
  );
  // The fastest of each: what else runs on the machine only ever adds.
  const over = (times: readonly number[]) => Math.min(...times) - Math.min(...plain);
  const row = (name: string, times: readonly number[]) => [
    name,
    digits(median(times)),
    digits(Math.min(...times)),
    times === plain ? '' : digits(over(times)),
  ];
  return {
    title: 'Import',
    how: [
      'Milliseconds in a fresh Node from before the first `require` until a class is there.',
      `${RUNS} runs in turn. The last column is the fastest run over the fastest of aws-iam.`,
    ],
    head: ['', 'median, ms', 'fastest, ms', 'over aws-iam, ms'],
    rows: [
      row('hand-written: `aws-cdk-lib/aws-iam` and its `Role`', plain),
      row('with cdk-amazon-connect-iam', ours),
      row('with cdk-iam-floyd', cdkFloyd),
      row('with iam-floyd', floyd),
    ],
    limits: [['cold import over aws-iam with Role touched', over(ours), 15, 'ms']],
  };
}
