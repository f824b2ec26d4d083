/** Returns the name of the constant for an id in an enumeration-like class: `TASK_STARTER`. */
export const constantName = (id: string): string => id.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
