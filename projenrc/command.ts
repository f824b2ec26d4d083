import { awscdk, javascript } from 'projen';
import { script } from './script';

type Beside = (
  folder: string,
  options?: javascript.TypeScriptCompilerOptions,
) => javascript.TypescriptConfig;

/**
 * The command `connect-iam`: written in command/, bundled with the library by finish-lib.ts, and alone
 * by command-package.ts.
 */
export function command(project: awscdk.AwsCdkConstructLibrary, beside: Beside): void {
  beside('command', { skipLibCheck: true });
  project.addTask('connect-iam', {
    description: 'Run the command from its sources',
    exec: script('command/connect-iam.ts'),
    receiveArgs: true,
  });
  project.addTask('command:docs', {
    description: 'Write into docs/command.md what the command really prints',
    exec: script('projenrc/console-blocks.ts docs/command.md'),
  });
  // Beside the library, by the same version.
  project.tasks.tryFind('package:js')?.exec(script('projenrc/command-package.ts'));
  project.addBins({ 'connect-iam': 'lib/command/connect-iam.js' });
}
