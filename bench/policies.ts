import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { everything, newStack, scopeOf } from './compiler';
import { Section } from './section';
import { ConnectAccess } from '../src';
import { statementProps } from '../src/compiler/render';
import { splitBySize } from '../src/compiler/split-by-size';
import { compileAccess } from '../src/constructs/private/compile-access';
import { documentSizeIn, statementSizeIn } from '../src/constructs/private/statement-size';
import { CompiledStatement } from '../src/policy/compiled-statement';
import { MANAGED_QUOTA } from '../src/policy/quotas';
import { ALL_USE_CASES } from '../test/support/full-scope';

/** Characters of all 64 rows of the console page for one instance, against writing them down row by row. */
export function policies(): Section {
  const stack = newStack();
  const { statements } = compileAccess('bench', stack, everything, scopeOf(stack, 1));
  const size = (all: readonly CompiledStatement[]) => documentSizeIn(stack, all);
  const ours = {
    characters: size(statements),
    policies: splitBySize('bench', statements, statementSizeIn(stack)).length,
  };

  // What a team writes that copies the table: each row's statements as they are for the row alone.
  const rows = ALL_USE_CASES.flatMap((row) =>
    compileAccess(
      'bench',
      stack,
      ConnectAccess.consoleUseCases(row),
      scopeOf(stack, 1),
    ).statements.map((s) => ({ ...s, sid: `${s.sid}${row.id.replace(/\W/g, '')}` })),
  );
  const merged = new PolicyDocument({
    minimize: true,
    statements: rows.map((s) => new PolicyStatement({ ...statementProps(s), sid: undefined })),
  });
  const mergedSize = JSON.stringify(stack.resolve(merged.toJSON())).replace(
    /\{"Fn::Join":\["",\[(.*?)\]\]\}/g,
    '$1',
  ).length;

  // What merging across pages would save: docs/adr/0008.
  const places = new Map<string, CompiledStatement>();
  for (const s of statements) {
    const key = JSON.stringify([s.resources, s.conditions]);
    places.set(key, {
      ...s,
      actions: [...new Set([...(places.get(key)?.actions ?? []), ...s.actions])],
    });
  }
  const across = size([...places.values()]);
  const atLeast = (count: number) => `at least ${Math.ceil(count / MANAGED_QUOTA)}`;
  return {
    title: 'Policy characters',
    how: [
      'All 64 rows of the console page for one instance, without white space, as IAM counts.',
      `A managed policy has room for ${MANAGED_QUOTA}.`,
    ],
    head: ['', 'characters', 'managed policies'],
    rows: [
      ['cdk-amazon-connect-iam', String(ours.characters), String(ours.policies)],
      ['the same, merged across pages (not done: docs/adr/0008)', String(across), atLeast(across)],
      [
        'hand-written row by row, merged by the CDK (`minimize`: no Sids, no order)',
        String(mergedSize),
        atLeast(mergedSize),
      ],
      ['hand-written row by row', String(size(rows)), atLeast(size(rows))],
    ],
    limits: [
      [
        'policies over the fewest that the characters allow',
        ours.policies - Math.ceil(ours.characters / MANAGED_QUOTA),
        0,
        '',
      ],
    ],
  };
}
