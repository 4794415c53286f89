// How long Node takes to import MSW, and then the pack; a process of its own, for what is imported stays.
const cost = async (name: string): Promise<number> => {
  const started = process.cpuUsage();
  await import(name);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
};

const msw = await cost("msw");
const ours = await cost("msw-llm");
console.log(JSON.stringify({ msw, ours }));
