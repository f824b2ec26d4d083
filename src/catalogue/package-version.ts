export const packageVersion = (): string => require('../../package.json').version;
