/** Returns whether a version may break what the one before promised: a new major version, or below 1.0 a new minor. */
export function mayBreak(before: string, version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  const [majorBefore, minorBefore] = before.split('.').map(Number);
  if (major !== majorBefore) return major > majorBefore;
  return major === 0 && minor > minorBefore;
}
