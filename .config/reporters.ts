/** In CI the results are also kept as JSON, for the closing count. */
export const reporters = (name: string) => {
  const folder = process.env['CONCORD_TEST_OUTPUT'];
  return folder ? ['default', ['json', { outputFile: `${folder}/${name}.json` }] as const] : ['default'];
};
