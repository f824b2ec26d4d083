import { awscdk, javascript } from 'projen';

type Beside = (folder: string, options?: javascript.TypeScriptCompilerOptions) => javascript.TypescriptConfig;

/** The command `connect-iam`: written in command/, bundled with its libraries into one file beside what jsii compiles. */
export function command(project: awscdk.AwsCdkConstructLibrary, beside: Beside): void {
  beside('command', { skipLibCheck: true });
  project.compileTask.exec([
    'esbuild command/connect-iam.ts --bundle --platform=node --target=node20 --main-fields=module,main --outfile=lib/command/connect-iam.js',
    // JSON of the catalogue stays where it is: the same path from lib/command as from src/catalogue.
    '--external:../../catalogue/rendered/* --legal-comments=linked --banner:js="#!/usr/bin/env node" --log-level=warning',
  ].join(' '));
  project.addBins({ 'connect-iam': 'lib/command/connect-iam.js' });
}
