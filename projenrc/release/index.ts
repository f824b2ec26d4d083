import { awscdk, github, YamlFile } from 'projen';
import { jestSuite } from '../jest-suite';
import { script } from '../script';
import { CHECKOUT, newWorkflow, setUpNode } from '../workflows';

const { ActionRefs } = github;
const { READ, WRITE } = github.workflows.JobPermission;

/** The newest that jsii supports. Its npm exchanges the identity of a job for a right to publish. */
const NODE = setUpNode('24');
const RUNNER = ['ubuntu-latest'];

/** Where packages go, what the publisher is told, and whether it trusts the job itself, without a token. */
const REGISTRIES: readonly {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  readonly isTrusting?: boolean;
}[] = [
  {
    name: 'npm',
    env: { NPM_TRUSTED_PUBLISHER: 'true', NPM_CONFIG_PROVENANCE: 'true' },
    isTrusting: true,
  },
  { name: 'pypi', env: { PYPI_TRUSTED_PUBLISHER: 'true' }, isTrusting: true },
  {
    name: 'nuget',
    env: { NUGET_TRUSTED_PUBLISHER: 'true', NUGET_USERNAME: '${{ vars.NUGET_USERNAME }}' },
    isTrusting: true,
  },
  {
    name: 'maven',
    env: {
      MAVEN_SERVER_ID: 'central-ossrh',
      ...secrets('MAVEN_USERNAME', 'MAVEN_PASSWORD'),
      ...secrets('MAVEN_GPG_PRIVATE_KEY', 'MAVEN_GPG_PRIVATE_KEY_PASSPHRASE'),
    },
  },
  {
    name: 'golang',
    env: {
      GIT_USER_NAME: 'github-actions[bot]',
      GIT_USER_EMAIL: '41898282+github-actions[bot]@users.noreply.github.com',
      GITHUB_TOKEN: '${{ secrets.GO_GITHUB_TOKEN }}',
    },
  },
];

function secrets(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, `\${{ secrets.${name} }}`]));
}

/** A release: its tasks, its workflow, and the suite that rehearses both. */
export function release(project: awscdk.AwsCdkConstructLibrary): void {
  project.addTask('rosetta:extract', {
    description: 'Translate the examples into the other languages: .jsii.tabl.json',
    exec: 'jsii-rosetta extract --compile --strict .jsii',
  });
  project.addTask('compat:gate', {
    description: 'Fail when VERSION breaks what is published and its number does not say so',
    exec: script('projenrc/release/compat-gate.ts'),
    receiveArgs: true,
  });
  project.addTask('release:notes', {
    description: 'Write the notes of VERSION and the changelog into dist, from the commits',
    exec: script('projenrc/release/write-notes.ts'),
    receiveArgs: true,
  });
  jestSuite(project, {
    name: 'rehearsal',
    task: 'rehearse',
    description: 'Two made-up releases to registries on loopback, installed in each language',
    isolated: 1_800_000,
  });
  workflow(project);
  // What projen writes for upgrade.yml keeps its credentials in the checkout, and uploads only a patch.
  new YamlFile(project, '.github/zizmor.yml', {
    obj: { rules: { artipacked: { ignore: ['upgrade.yml'] } } },
  });
}

/** A tag `vX.Y.Z` becomes a release of X.Y.Z. The job that builds has no right to publish, and no secrets. */
function workflow(project: awscdk.AwsCdkConstructLibrary): void {
  const flow = newWorkflow(project, 'release');
  flow.on({ push: { tags: ['v*.*.*'] } });
  flow.addJob('build', {
    runsOn: RUNNER,
    permissions: { contents: READ },
    outputs: { digest: { stepId: 'packages', outputName: 'digest' } },
    steps: [
      CHECKOUT,
      NODE,
      { name: 'CI', run: 'bash .ci/run' },
      { id: 'packages', name: 'Packages', run: 'bash .ci/release/build "${GITHUB_REF_NAME#v}"' },
      {
        name: 'Keep the packages',
        uses: ActionRefs.ACTIONS_UPLOAD_ARTIFACT,
        with: { name: 'dist', path: 'dist', 'if-no-files-found': 'error' },
      },
    ],
  });
  for (const { name, env, isTrusting = false } of REGISTRIES) {
    flow.addJob(name, {
      needs: ['build'],
      runsOn: RUNNER,
      environment: 'release',
      permissions: { contents: READ, ...(isTrusting && { idToken: WRITE }) },
      steps: [...packages(), { name: 'Publish', run: `bash .ci/release/publish ${name}`, env }],
    });
  }
  flow.addJob('github', {
    needs: ['build', ...REGISTRIES.map(({ name }) => name)],
    runsOn: RUNNER,
    environment: 'release',
    permissions: { contents: WRITE },
    steps: [
      ...packages(),
      {
        name: 'Release with notes',
        run: [
          'gh release create "$GITHUB_REF_NAME" --verify-tag --title "$GITHUB_REF_NAME" \\',
          '  --notes-file dist/release-notes.md dist/CHANGELOG.md dist/SHA256SUMS dist/js/*.tgz',
        ].join('\n'),
        env: { GH_TOKEN: '${{ github.token }}' },
      },
    ],
  });
}

/** The scripts of the repository and the packages that the build made, checked by their digest. */
const packages = () => [
  CHECKOUT,
  NODE,
  {
    name: 'Fetch the packages',
    uses: ActionRefs.ACTIONS_DOWNLOAD_ARTIFACT,
    with: { name: 'dist', path: 'dist' },
  },
  {
    name: 'Check their digest',
    run: 'bash .ci/release/verify "$DIGEST"',
    env: { DIGEST: '${{ needs.build.outputs.digest }}' },
  },
];
