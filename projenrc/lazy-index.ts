/**
 * An index.js that loads a module when something of it is first used, and from which ES modules can import by name.
 *
 * Node.js reads the names of a CommonJS module without running it. It sees names in an assignment to `module.exports`,
 * also in code that never runs, and none that a function defines.
 *
 * @param exported each exported name with the path of its module
 */
export const lazyIndex = (exported: readonly (readonly [name: string, path: string])[]): string =>
  [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    'const lazily = (name, load) => {',
    '  const get = () => {',
    '    const value = load()[name];',
    '    Object.defineProperty(exports, name, { enumerable: true, value });',
    '    return value;',
    '  };',
    '  Object.defineProperty(exports, name, { enumerable: true, configurable: true, get });',
    '};',
    ...exported.map(([name, path]) => `lazily("${name}", () => require("${path}"));`),
    `0 && (module.exports = { ${exported.map(([name]) => name).join(', ')} });`,
    '',
  ].join('\n');
