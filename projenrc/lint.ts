import { basename } from 'node:path';
import { awscdk, javascript, JsonFile } from 'projen';
import { DOORS_TO_CDK, LAYERS, WITHOUT_CDK } from './layers';
import { WITHOUT_PROMISES } from './promises';

/** Files that keep the whole style; the others follow as they become clean. */
const STRICT: readonly string[] = [
  '.projenrc.ts',
  'projenrc/*.ts',
  'projenrc/style/*.ts',
  'bench/**/*.ts',
  'src/!(validation)/**/*.ts',
  'src/validation/*.ts',
  'command/**/*.ts',
  'test/{browser,catalogue,conformance,laws,limits,oracle,support}/**/*.ts',
];

/** The home of every cache: `memoize`. */
const MEMOIZE = 'src/input/memoize.ts';

const EMPTY_COLLECTION = 'NewExpression[callee.name=/^(Map|WeakMap|Set)$/][arguments.length=0]';
const MODULE_STATE = [
  'Program > VariableDeclaration[kind="let"]',
  'Program > ExportNamedDeclaration > VariableDeclaration[kind="let"]',
  `Program > VariableDeclaration > VariableDeclarator > ${EMPTY_COLLECTION}`,
].map((selector) => ({ selector, message: `A module keeps no state: remember by ${MEMOIZE}.` }));

/** The rules that no formatter holds. Import cycles are found by `npm run style`. */
const STYLE_RULES = {
  'max-len': ['error', { code: 120, tabWidth: 2 }],
  'no-nested-ternary': 'error',
  'no-param-reassign': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  'no-restricted-syntax': ['error', ...MODULE_STATE],
};

/** The linter: the style, and imports that run one way. */
export function lint(project: awscdk.AwsCdkConstructLibrary): void {
  const { eslint } = project;
  if (!eslint) throw new Error('The project has no eslint.');
  // Prettier runs by itself, three times as fast as within the linter. The compiler resolves modules.
  eslint.config.extends = ['plugin:import/typescript', 'prettier'];
  delete eslint.rules['import/no-unresolved'];
  lintPromises(project, eslint);

  eslint.addRules({
    curly: 'off',
    'import/no-restricted-paths': ['error', { zones: importZones() }],
  });
  eslint.addOverride({ files: [...STRICT], excludedFiles: [MEMOIZE], rules: STYLE_RULES });
  // Arithmetic of a generator of random numbers.
  eslint.addOverride({ files: ['test/support/mutations.ts'], rules: { 'no-bitwise': 'off' } });
  // Jest gives values from one hook to another by variables of the module.
  eslint.addOverride({ files: ['test/**/*.ts'], rules: { 'no-restricted-syntax': 'off' } });
  eslint.addOverride({
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'aws-cdk-lib',
              message: 'aws-cdk-lib/core is 5 ms faster to import; npm run bench',
            },
          ],
        },
      ],
    },
  });
  eslint.addOverride({
    files: WITHOUT_CDK.map((layer) => `src/${layer}/**/*.ts`),
    excludedFiles: [...DOORS_TO_CDK],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['aws-cdk-lib', 'aws-cdk-lib/*', 'constructs'],
              message: 'the command has no CDK: see projenrc/layers.ts',
            },
          ],
        },
      ],
    },
  });
  eslint.addOverride({
    files: ['src/catalogue/*.ts', 'src/compiler/sid.ts', 'projenrc/finish-lib.ts'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  });
}

/**
 * Rules on promises need types, which take as long as all other rules. They have a run of their own, which CI does, on
 * the files that may reach a promise.
 */
function lintPromises(project: awscdk.AwsCdkConstructLibrary, eslint: javascript.Eslint): void {
  delete eslint.config.parserOptions.projectService;
  delete eslint.config.parserOptions.project;
  const typed = ['@typescript-eslint/no-floating-promises', '@typescript-eslint/return-await'];
  for (const rule of typed) delete eslint.rules[rule];
  const config = '.eslintrc.promises.json';
  new JsonFile(project, config, {
    marker: false,
    obj: {
      root: true,
      plugins: ['@typescript-eslint'],
      parser: '@typescript-eslint/parser',
      // One program for all files instead of one a folder.
      parserOptions: { ecmaVersion: 2018, sourceType: 'module', project: './tsconfig.dev.json' },
      ignorePatterns: ['*.d.ts', '!.projenrc.ts', ...WITHOUT_PROMISES],
      rules: Object.fromEntries(typed.map((rule) => [rule, 'error'])),
    },
  });
  project.addPackageIgnore(`/${config}`);
  project.addTask('eslint:promises', {
    description: 'No promise is forgotten',
    exec: `eslint --no-eslintrc --config ${config} --ext .ts projenrc test examples bench command .projenrc.ts`,
    env: { ESLINT_USE_FLAT_CONFIG: 'false', NODE_NO_WARNINGS: '1' },
  });
}

const importZones = () =>
  LAYERS.slice(0, -1).map((layer, i) => ({
    target: `./src/${layer}`,
    from: LAYERS.slice(i + 1).map((later) => `./src/${later}`),
    // It imports nothing, and every layer may remember.
    except: [`./${basename(MEMOIZE)}`],
    message: `imports run one way: ${LAYERS.join(' -> ')}`,
  }));
