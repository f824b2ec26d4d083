import { App, Stack } from 'aws-cdk-lib';
import { WorldCase, worldCases, worldOf, worldQuestions } from './world-case';
import { AccessAssertions, ConnectAccessValidation } from '../../src';
import { unknownParts } from '../../src/evaluator/unknown-parts';

/* The plug-in says of an app what it could not read, and assertions about the app know it too. */

/** A stack whose template is given. */
class GivenStack extends Stack {
  constructor(
    app: App,
    id: string,
    private readonly template: object,
  ) {
    super(app, id);
  }

  public _toCloudFormation(): object {
    return this.template;
  }
}

function appOf({ files }: WorldCase): App {
  const app = new App();
  Object.entries(files).forEach(
    ([file, template]) => new GivenStack(app, file.replace(/\W/g, '-'), template),
  );
  return app;
}

/** An app has no nested stacks by their files. */
const isApp = ({ files }: WorldCase): boolean =>
  Object.values(files).every((one) => 'Resources' in one) &&
  !/"(TemplateURL|Location)":"\w+\.json"/.test(JSON.stringify(files));

test.each(worldCases.filter(isApp))('$title', (one) => {
  const app = appOf(one);
  const templatePaths = app.synth().stacks.map((stack) => stack.templateFullPath);
  const { success, violations } = new ConnectAccessValidation(app).validate({ templatePaths });
  const said = violations.filter(({ ruleName }) => ruleName.startsWith('unread-part['));
  const { principals, unread } = worldOf(one.files);
  const mayHide =
    unread.some(({ open }) => open?.mayAllow ?? true) ||
    principals
      .flatMap(unknownParts)
      .some(({ kind, mayAllow }) => mayAllow || ['trust', 'policy-name'].includes(kind));
  expect(said.length > 0).toBe(mayHide);
  expect(said.every(({ severity }) => severity === 'warning')).toBe(true);
  expect(success).toBe(violations.every(({ severity }) => !/fatal|error/.test(`${severity}`)));
});

test.each(worldQuestions.filter(({ world, context }) => isApp(world) && !context))(
  '$title',
  ({ world, principal, action, resource, verdict }) => {
    const role = AccessAssertions.fromApp(appOf(world)).principalNamed(principal);
    const passes = (expectation: () => unknown) => {
      try {
        return Boolean(expectation());
      } catch {
        return false;
      }
    };
    expect(passes(() => role.cannotCall(action, { resource }))).toBe(verdict === 'denied');
    expect(passes(() => role.canCall(action, { resource }))).toBe(verdict === 'allowed');
  },
);
