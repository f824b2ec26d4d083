import { App, Stack } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

/** The IAM findings of AwsSolutions on the app of a stack, `construct path: id`. */
export function nagFindings(stack: Stack): string[] {
  const report = new AwsSolutionsChecks().validateScope(App.of(stack) as App);
  return report.violations
    .filter((v) => v.ruleName.includes('IAM'))
    .flatMap((v) => v.violatingResources.map((r: any) => `${r.constructPath}: ${v.ruleName}`));
}
