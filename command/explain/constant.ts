/** Returns the name of a constant for an id, such as `TASK_STARTER`. */
export const constant = (id: string): string => id.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
