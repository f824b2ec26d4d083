import { Template } from 'aws-cdk-lib/assertions';
import { inAssembly } from './world-assembly';
import { AskedQuestion, doorQuestions } from './world-case';
import { AccessAssertions, AccessRequest } from '../../src';
import { memoize } from '../../src/input/memoize';
import { unknownPartText } from '../../src/text/unknown-part';

/* `can` passes on what is allowed, `cannot` on what is denied. Otherwise the failure says what was not read. */

type Files = AskedQuestion['world']['files'];

function fromTemplates(files: Files): AccessAssertions {
  const templates = Object.entries(files).map(([file, one]) => [file, Template.fromJSON(one)]);
  return AccessAssertions.fromTemplates(Object.fromEntries(templates));
}

const fromAssembly = (files: Files): AccessAssertions =>
  inAssembly(files, (folder) => AccessAssertions.fromAssembly(folder));

function message(expectation: () => unknown): string | undefined {
  try {
    expectation();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Assertions are about templates. */
const ofTemplates = doorQuestions.filter(({ world }) =>
  Object.values(world.files).every((content) => 'Resources' in content),
);

describe.each([
  ['fromTemplates', memoize(fromTemplates)],
  ['fromAssembly', memoize(fromAssembly)],
])('%s', (_, read) => {
  test.each(ofTemplates)('$title', (question) => {
    const { action, verdict, unread = [] } = question;
    const request: AccessRequest = {
      ...(question.resource !== undefined && { resource: question.resource }),
      ...(question.context && { context: question.context }),
    };
    const principal = read(question.world.files).principalNamed(question.principal);
    const can = message(() => principal.canCall(action, request));
    const cannot = message(() => principal.cannotCall(action, request));
    expect({ passesCan: can === undefined, passesCannot: cannot === undefined }).toEqual({
      passesCan: verdict === 'allowed',
      passesCannot: verdict === 'denied',
    });
    for (const failure of [can, cannot].filter(
      (one) => verdict === 'unknown' && one !== undefined,
    )) {
      expect(failure).toContain('It is not known whether');
      for (const part of unread)
        expect(failure).toContain(
          `\n  ${unknownPartText({ ...part, mayAllow: true, mayDeny: true })}`,
        );
    }
    if (verdict === 'conditional') expect(can).toContain('only if all of this holds');
  });
});
