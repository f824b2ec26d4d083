import { awscdk, github } from 'projen';
import { MUTATION_TASKS } from './mutation';

const { ActionRefs } = github;

// With all commits: CI looks at their titles.
const CHECKOUT = {
  name: 'Checkout',
  uses: ActionRefs.ACTIONS_CHECKOUT,
  with: { 'fetch-depth': 0 },
};
const NODE = {
  name: 'Set up Node.js',
  uses: ActionRefs.ACTIONS_SETUP_NODE,
  with: { 'node-version': '20' },
};

function newWorkflow(project: awscdk.AwsCdkConstructLibrary, name: string) {
  if (!project.github) throw new Error('The project is not on GitHub.');
  return project.github.addWorkflow(name);
}

/** One job: what runs on a maintainer's machine runs here. */
export function buildWorkflow(project: awscdk.AwsCdkConstructLibrary) {
  const workflow = newWorkflow(project, 'build');
  workflow.on({ pullRequest: {}, push: { branches: ['main'] }, workflowDispatch: {} });
  workflow.addJob('build', {
    runsOn: ['ubuntu-latest'],
    permissions: { contents: github.workflows.JobPermission.READ },
    steps: [CHECKOUT, NODE, { name: 'CI', run: 'bash .ci/run' }],
  });
}

/** What takes too long for each push; the results are artifacts of the run. */
export function nightlyWorkflow(project: awscdk.AwsCdkConstructLibrary) {
  const workflow = newWorkflow(project, 'nightly');
  workflow.on({ schedule: [{ cron: '17 3 * * *' }], workflowDispatch: {} });
  for (const task of [...MUTATION_TASKS, 'test:fuzz', 'test:edition', 'bench']) {
    const name = task.replace(':', '-');
    workflow.addJob(name, {
      runsOn: ['ubuntu-latest'],
      permissions: { contents: github.workflows.JobPermission.READ },
      steps: [
        CHECKOUT,
        NODE,
        { name: 'Install', run: 'npm ci' },
        { name: task, run: `npm run ${task}` },
        {
          name: 'Keep the result',
          if: 'always()',
          uses: ActionRefs.ACTIONS_UPLOAD_ARTIFACT,
          with: { name, path: 'reports' },
        },
      ],
    });
  }
}

/**
 * Raises the sources of the catalogue every week, renders it, and opens a pull request whose text says
 * what AWS changed, which jobs, rows, statements and policies get wider or narrower, and what is open.
 */
export function refreshWorkflow(project: awscdk.AwsCdkConstructLibrary) {
  const workflow = newWorkflow(project, 'refresh');
  workflow.on({ schedule: [{ cron: '41 4 * * 1' }], workflowDispatch: {} });
  workflow.addJob('refresh', {
    runsOn: ['ubuntu-latest'],
    permissions: {
      contents: github.workflows.JobPermission.WRITE,
      pullRequests: github.workflows.JobPermission.WRITE,
      actions: github.workflows.JobPermission.WRITE,
    },
    steps: [
      CHECKOUT,
      NODE,
      { name: 'Install', run: 'npm ci' },
      {
        name: 'Raise the sources',
        // In CI, projen installs what the lock file has, and fails where package.json has another version.
        run: 'npm run catalogue:raise && CI=0 npx projen',
      },
      {
        name: 'Fetch what AWS publishes besides the reference',
        run: [
          'pip download --no-deps --dest published botocore cfn-lint',
          "unzip -q -o 'published/*.whl' -d published",
        ].join('\n'),
      },
      {
        name: 'Refresh and render',
        run: [
          'npm run catalogue:refresh -- --published published --write --text "$RUNNER_TEMP/refresh.md"',
          'npm run catalogue:render',
          'rm -r published',
        ].join('\n'),
      },
      {
        name: 'Write what follows from the catalogue',
        run: ['npx projen compile', 'npx projen post-compile', 'npm run command:docs'].join('\n'),
      },
      {
        name: 'Open a pull request',
        run: [
          'git add --all',
          'git diff --cached --quiet && exit 0',
          'git config user.name "github-actions[bot]"',
          'git config user.email "41898282+github-actions[bot]@users.noreply.github.com"',
          'git switch --create catalogue-refresh',
          "git commit --message 'feat(catalogue): the newest editions of the sources'",
          'git push --force origin catalogue-refresh',
          'gh pr create --fill --body-file "$RUNNER_TEMP/refresh.md" \\',
          '  || gh pr edit --body-file "$RUNNER_TEMP/refresh.md"',
          // What a workflow pushes with this token starts no other workflow, except when it is called.
          'gh workflow run build.yml --ref catalogue-refresh',
        ].join('\n'),
        env: { GH_TOKEN: '${{ github.token }}' },
      },
    ],
  });
}

/**
 * A tag `vX.Y.Z` becomes npm release X.Y.Z. Registries are whatever the runner's clients point at;
 * the other languages' packages are built and kept as artifacts until their accounts exist.
 */
export function releaseWorkflow(project: awscdk.AwsCdkConstructLibrary) {
  const workflow = newWorkflow(project, 'release');
  workflow.on({ push: { tags: ['v*.*.*'] } });
  workflow.addJob('release', {
    runsOn: ['ubuntu-latest'],
    permissions: {
      contents: github.workflows.JobPermission.READ,
      idToken: github.workflows.JobPermission.WRITE,
    },
    steps: [
      CHECKOUT,
      NODE,
      { name: 'CI', run: 'bash .ci/run' },
      {
        name: 'Version from the tag',
        run: 'npm version --no-git-tag-version "${GITHUB_REF_NAME#v}"',
      },
      { name: 'Compile', run: 'npm run compile' },
      { name: 'Package', run: 'npm run package:js' },
      {
        name: 'Keep the package',
        uses: ActionRefs.ACTIONS_UPLOAD_ARTIFACT,
        with: { name: 'dist', path: 'dist' },
      },
      {
        name: 'Publish to npm',
        run: 'npm publish --provenance --access public dist/js/*.tgz',
        env: { NODE_AUTH_TOKEN: '${{ secrets.NPM_TOKEN }}' },
      },
    ],
  });
}
