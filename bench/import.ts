import { join } from 'node:path';
import { clock, inTurn, median } from './median';
import { digits, Section } from './section';

const RUNS = 15;
const LIBRARY = JSON.stringify(join(__dirname, '..'));
const IAM = 'require("aws-cdk-lib/aws-iam").Role.fromRoleArn';
const CDK =
  'const cdk = require("aws-cdk-lib"), iam = require("aws-cdk-lib/aws-iam"); void iam.Role';
/** A program that defines one role in a stack, and synthesizes nothing. */
const first = (role: string) => `${CDK};
  const stack = new cdk.Stack(new cdk.App(), "First"), assumedBy = new iam.AccountRootPrincipal();
  new ${role}(stack, "Role", { assumedBy })`;

/** What the library adds to a program that uses aws-iam's Role already. */
export function importing(): Section {
  const [ours, plain, cdkFloyd, floyd, firstOfOurs, firstPlain] = inTurn(
    RUNS,
    ...[
      `${IAM}; require(${LIBRARY}).ConnectAdminRole`,
      IAM,
      `${IAM}; require("cdk-iam-floyd").Connect`,
      `${IAM}; require("iam-floyd").Statement.Connect`,
      first(`(require(${LIBRARY}).ConnectAdminRole)`),
      first('iam.Role'),
    ].map(clock),
  );
  // The fastest of each: what else runs on the machine only ever adds.
  const over = (times: readonly number[], base = plain) => Math.min(...times) - Math.min(...base);
  const row = (name: string, times: readonly number[], base = plain) => [
    name,
    digits(median(times)),
    digits(Math.min(...times)),
    times === base ? '' : digits(over(times, base)),
  ];
  return {
    title: 'Import',
    how: [
      'Milliseconds of the processor in a fresh Node, from before the first `require` until a class is there.',
      `${RUNS} runs in turn. The last column is the fastest run over the fastest of aws-iam.`,
      'Files are loaded when used: the last two lines are a first role, with all that it loads.',
    ],
    head: ['', 'median, ms', 'fastest, ms', 'over aws-iam, ms'],
    rows: [
      row('hand-written: `aws-cdk-lib/aws-iam` and its `Role`', plain),
      row('with cdk-amazon-connect-iam', ours),
      row('with cdk-iam-floyd', cdkFloyd),
      row('with iam-floyd', floyd),
      row('a first `Role` in a stack', firstPlain, firstPlain),
      row('a first `ConnectAdminRole`, over the line before', firstOfOurs, firstPlain),
    ],
    limits: [['cold import over aws-iam with Role touched', over(ours), 6, 'ms']],
  };
}
