import { defineMain } from "@storybook/react-vite/node";
import { msw } from "msw/vite";
import { mergeConfig } from "vite";

export default defineMain({
  framework: "@storybook/react-vite",
  stories: ["../*.stories.tsx"],
  addons: ["msw-storybook-addon", "@storybook/addon-vitest"],
  core: { disableTelemetry: true },
  // MSW's plugin serves the worker script, and adds it to what is built
  viteFinal: (config) => mergeConfig(config, { plugins: [msw({ mode: "worker-only" })] }),
});
