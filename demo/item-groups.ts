/**
 * What kind of thing an item is, where it lies, how it is counted and costed. The data groups what is sold (37 subcategories);
 * for the parts it leaves without a group, the name decides.
 */
import type { SourceData, SourceItem } from "./data.ts";

export type Kind = "material" | "component" | "semi_finished" | "finished" | "resale";
export type Costing = "moving_average" | "fifo" | "month_average" | "specific_lot" | "standard";

interface Group {
  readonly matches: RegExp;
  readonly parent: string;
  readonly group: string;
  readonly unit: string;
}

/** First match wins. Made parts are told apart before: a fork end is a tube, a "BB Ball Bearing" an assembly. */
const MADE: readonly Group[] = [
  { matches: /Tube|Stays|Steerer|Blade|Fork|End Caps/, parent: "Made parts", group: "Tubes", unit: "根" },
  { matches: /./, parent: "Made parts", group: "Assemblies", unit: "套" },
];
const BOUGHT: readonly Group[] = [
  { matches: /^Metal (Bar|Angle)/, parent: "Raw materials", group: "Metal", unit: "根" },
  { matches: /^Metal/, parent: "Raw materials", group: "Metal", unit: "张" },
  { matches: /^Paint/, parent: "Raw materials", group: "Paint", unit: "盎司" },
  { matches: /Decal/, parent: "Raw materials", group: "Decals and tape", unit: "张" },
  { matches: /Tape/, parent: "Raw materials", group: "Decals and tape", unit: "英寸" },
  { matches: /Nut/, parent: "Fasteners", group: "Nuts", unit: "个" },
  { matches: /Washer/, parent: "Fasteners", group: "Washers", unit: "片" },
  { matches: /Bolt|Lock Ring/, parent: "Fasteners", group: "Bolts and rings", unit: "个" },
  { matches: /Ball/, parent: "Bought parts", group: "Bearings", unit: "粒" },
  { matches: /Race/, parent: "Bought parts", group: "Bearings", unit: "个" },
  { matches: /Spokes/, parent: "Bought parts", group: "Wheel parts", unit: "根" },
  { matches: /Nipple|Rim/, parent: "Bought parts", group: "Wheel parts", unit: "个" },
  { matches: /Reflector|Seat/, parent: "Bought parts", group: "Frame parts", unit: "个" },
  { matches: /./, parent: "Bought parts", group: "Drive parts", unit: "个" },
];

const UNITS: Readonly<Record<string, string>> = {
  "Mountain Bikes": "辆",
  "Road Bikes": "辆",
  "Touring Bikes": "辆",
  "Mountain Frames": "个",
  "Road Frames": "个",
  "Touring Frames": "个",
  Handlebars: "支",
  Forks: "支",
  Wheels: "只",
  "Bottom Brackets": "套",
  Brakes: "套",
  Chains: "条",
  Cranksets: "套",
  Derailleurs: "套",
  Headsets: "套",
  Pedals: "副",
  Saddles: "个",
  "Bib-Shorts": "条",
  Shorts: "条",
  Tights: "条",
  Caps: "顶",
  Helmets: "顶",
  Gloves: "副",
  Socks: "双",
  Jerseys: "件",
  Vests: "件",
  "Bottles and Cages": "个",
  Cleaners: "瓶",
  Fenders: "套",
  Lights: "盏",
  Locks: "把",
  Pumps: "支",
  "Tires and Tubes": "条",
  "Patch Kit": "盒",
};

const COSTING: Readonly<Record<string, Costing>> = {
  Metal: "standard",
  Paint: "month_average",
  "Tires and Tubes": "fifo",
  Brakes: "specific_lot",
};

/** What is looked at before it is taken in: what carries the rider, and what a lot may spoil. */
const INSPECTED: ReadonlySet<string> = new Set([
  "Metal",
  "Paint",
  "Brakes",
  "Chains",
  "Drive parts",
  "Wheel parts",
  "Frame parts",
  "Pedals",
  "Saddles",
  "Helmets",
]);

const HOMES: Readonly<Record<string, string>> = { Paint: "RM-PAINT" };

export interface ItemGroup {
  readonly parent: string;
  readonly group: string;
  readonly kind: Kind;
  readonly unit: string;
  readonly costing: Costing;
  readonly isInspected: boolean;
  readonly isLotTracked: boolean;
  /** Code of the location where it is kept. */
  readonly locationCode: string;
}

/** @returns for each item its group; `data` says what is a component today */
export function groupsOf(data: SourceData): (item: SourceItem) => ItemGroup {
  const names = new Map(data.categories.map((it) => [it.id, it]));
  const components = new Set(data.edges.map((edge) => edge.componentId));
  return (item) => {
    const category = names.get(item.subcategoryId);
    const own = category ? undefined : (item.isMade ? MADE : BOUGHT).find((it) => it.matches.test(item.name))!;
    const group = category?.name ?? own!.group;
    const parent = category ? names.get(category.parentId)!.name : own!.parent;
    const kind = kindOf(item, parent, components.has(item.id));
    const costing = COSTING[group] ?? "moving_average";
    return {
      parent,
      group,
      kind,
      unit: own?.unit ?? UNITS[item.name.split("/")[0]!] ?? UNITS[group] ?? "个",
      costing,
      isInspected: INSPECTED.has(group),
      isLotTracked: costing === "specific_lot",
      locationCode: homeOf(item, group, kind),
    };
  };
}

function kindOf(item: SourceItem, parent: string, isComponent: boolean): Kind {
  if (item.isMade) return isComponent ? "semi_finished" : "finished";
  if (parent === "Raw materials" || parent === "Fasteners") return "material";
  return item.isSold && !isComponent ? "resale" : "component";
}

function homeOf(item: SourceItem, group: string, kind: Kind): string {
  if (kind === "finished" || kind === "resale") return "FG-MAIN";
  if (group === "Metal") return /Bar|Angle/.test(item.name) ? "RM-METAL" : "RM-SHEET";
  return HOMES[group] ?? "RM-MISC";
}
