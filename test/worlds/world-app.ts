import { App, Stack } from 'aws-cdk-lib';
import { WorldCase } from './world-case';

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

/** Returns an app with a stack for each template of a world. */
export function appOf({ files }: Pick<WorldCase, 'files'>): App {
  const app = new App();
  Object.entries(files).forEach(
    ([file, template]) => new GivenStack(app, file.replace(/\W/g, '-'), template),
  );
  return app;
}

/** Returns whether a world is that of an app, which has no nested stacks by their files. */
export const isApp = ({ files }: Pick<WorldCase, 'files'>): boolean =>
  Object.values(files).every((one) => 'Resources' in one) &&
  !/"(TemplateURL|Location)":"\w+\.json"/.test(JSON.stringify(files));
