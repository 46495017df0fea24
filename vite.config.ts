import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Which libraries share a file: those that every page needs, those that lists need, and each language's texts. */
const groups = [
  { name: "texts-zh-CN", test: /\/locales\/zh-CN\.json$/ },
  { name: "texts-en", test: /\/locales\/en\.json$/ },
  { name: "react", test: /node_modules\/(react|react-dom|scheduler|i18next|react-i18next)\// },
  { name: "router", test: /node_modules\/@tanstack\// },
];

export default defineConfig({
  root: "src/app/web",
  plugins: [react()],
  html: { cspNonce: "__NONCE__" },
  build: {
    outDir: "../../../dist/web",
    emptyOutDir: true,
    target: "es2022",
    sourcemap: true,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: {
    fs: { allow: ["../../.."] },
    proxy: { "/api": "http://127.0.0.1:4180" },
  },
});
