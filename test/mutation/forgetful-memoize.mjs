/**
 * Replaces the only cache of src by one that forgets, before anything else loads it.
 * Returns a function that makes all of them forget what a mutant left.
 */
export function forgetfulMemoize(require, path) {
  const file = require.resolve(path);
  const { memoize } = require(file);
  let age = 0;
  const forgetful = (work, options) => {
    let known = memoize(work, options);
    let born = age;
    return (key) => {
      if (born !== age) {
        known = memoize(work, options);
        born = age;
      }
      return known(key);
    };
  };
  const lazy = (work) => {
    const known = forgetful(work);
    return () => known(undefined);
  };
  require.cache[file].exports = { memoize: forgetful, lazy };
  return () => (age += 1);
}
