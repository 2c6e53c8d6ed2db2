/** @param folder is emptied first */
export function imageTree(folder: string): Promise<void>;
