/** The look as values: what theme.css says in custom properties, for antd, which wants them in JavaScript. */
import { type ThemeConfig, theme } from "antd";

export type Mode = "light" | "dark";

const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

const colours = {
  light: { accent: "#1257c9", ink: "#1b2330", ink2: "#5a6577", ink3: "#667080", line: "#e3e6eb", line2: "#eef0f3", paper: "#ffffff", ground: "#f5f6f8", head: "#fafbfc", soft: "#e9f0fc", good: "#1c7d4d", warn: "#a05a00", bad: "#b3261e" },
  dark: { accent: "#7aa9f7", ink: "#e4e8ee", ink2: "#a9b3c1", ink3: "#929dac", line: "#323a46", line2: "#272e38", paper: "#1a1f27", ground: "#12161c", head: "#1e242d", soft: "#1d2f4e", good: "#62c790", warn: "#e3a852", bad: "#f28b82" },
} as const; // biome-ignore format: one palette under the other

/** antd's theme for a mode: 14 px text, 30 px controls, 32 px rows, one accent. */
export function antdTheme(mode: Mode): ThemeConfig {
  const c = colours[mode];
  return {
    algorithm: mode === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: FONT,
      fontSize: 14,
      controlHeight: 30,
      borderRadius: 6,
      colorPrimary: mode === "dark" ? "#2f6bd6" : c.accent,
      colorLink: c.accent,
      colorText: c.ink,
      colorTextSecondary: c.ink2,
      colorTextDescription: c.ink2,
      colorTextPlaceholder: c.ink3,
      colorBorder: c.line,
      colorBorderSecondary: c.line2,
      colorBgContainer: c.paper,
      colorBgElevated: mode === "dark" ? "#222934" : c.paper,
      colorBgLayout: c.ground,
      colorError: c.bad,
      colorWarning: c.warn,
      colorSuccess: c.good,
      motionDurationMid: "0.1s",
      motionDurationSlow: "0.15s",
    },
    components: {
      Modal: { titleFontSize: 15 },
    },
  };
}
