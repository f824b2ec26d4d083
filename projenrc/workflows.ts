import { awscdk, github } from 'projen';
import { MUTATION_TASKS } from './mutation';

const { ActionRefs } = github;

// With all commits: CI looks at their titles.
export const CHECKOUT = {
  name: 'Checkout',
  uses: ActionRefs.ACTIONS_CHECKOUT,
  with: { 'fetch-depth': 0, 'persist-credentials': false },
};
export const setUpNode = (version: string) => ({
  name: 'Set up Node.js',
  uses: ActionRefs.ACTIONS_SETUP_NODE,
  with: { 'node-version': version, 'package-manager-cache': false },
});
const NODE = setUpNode('20');

/** The commits of versions that projen names by their tags. */
const COMMITS = {
  'actions/setup-node': '820762786026740c76f36085b0efc47a31fe5020', // v7.0.0
  'peter-evans/create-pull-request': '5f6978faf089d4d20b00c7766989d076bb2fc7f1', // v8.1.1
};

/** Pins every action that the workflows use to a commit. */
export function pinActions(project: awscdk.AwsCdkConstructLibrary): void {
  for (const [action, commit] of Object.entries(COMMITS))
    project.github?.actions.set(action, `${action}@${commit}`);
}

export function newWorkflow(project: awscdk.AwsCdkConstructLibrary, name: string) {
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
  for (const task of [...MUTATION_TASKS, 'test:fuzz', 'test:edition', 'bench', 'rehearse']) {
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
          'git push --force "https://x-access-token:$GH_TOKEN@github.com/$GITHUB_REPOSITORY" catalogue-refresh',
          'gh pr create --fill --head catalogue-refresh --body-file "$RUNNER_TEMP/refresh.md" \\',
          '  || gh pr edit catalogue-refresh --body-file "$RUNNER_TEMP/refresh.md"',
          // What a workflow pushes with this token starts no other workflow, except when it is called.
          'gh workflow run build.yml --ref catalogue-refresh',
        ].join('\n'),
        env: { GH_TOKEN: '${{ github.token }}' },
      },
    ],
  });
}
