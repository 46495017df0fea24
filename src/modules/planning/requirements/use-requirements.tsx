/** The suggestions as the address asks for them, which of them are chosen, and what was changed of them before they are ordered. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { Quantity } from "../../../kernel/decimal.ts";
import { unitsCovering } from "../../../kernel/unit.ts";
import { queryClient } from "../../../platform/web/data/client.ts";
import { keyOf } from "../../../platform/web/data/keys.ts";
import { useMay, useServices } from "../../../platform/web/data/provider.tsx";
import { isValueValid, type Value } from "../../../platform/web/format/parse.ts";
import { planning } from "../client.ts";
import type { Suggestion } from "../contract.ts";
import { requirements } from "./requirements.ts";

type Address = Readonly<Record<string, string>>;

/** What somebody wants otherwise than suggested. */
export interface Change {
  readonly quantity?: string | undefined;
  readonly dueOn?: string | undefined;
  readonly supplierId?: string | undefined;
}

export const keyOfSuggestion = ({ itemId, plannedOn }: Pick<Suggestion, "itemId" | "plannedOn">): string =>
  `${itemId} ${plannedOn}`;

export function useAddress() {
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Address;
  const values: Address = { daysPerLot: "1", ...search };
  const set = (name: string, value: Value) => {
    const text = value === null ? "" : String(value);
    void navigate({ to: ".", search: { ...search, [name]: text || undefined } as never, replace: true });
  };
  return { values, set };
}

/** What the server is asked, of what stands in the address. */
export function askedOf(values: Address) {
  const names = Object.keys(requirements.params).filter((name) => values[name]);
  return Object.fromEntries(names.map((name) => [name, values[name]!]));
}

/** The offer that is taken: the one that was picked, else the first. */
export function offerOf(it: Suggestion, change: Change | undefined) {
  return it.offers.find((offer) => offer.supplierId === change?.supplierId) ?? it.offers[0];
}

/** How much is ordered, in the unit of the offer that is taken. */
export function quantityOf(it: Suggestion, change: Change | undefined): string {
  if (change?.quantity !== undefined) return change.quantity;
  const offer = offerOf(it, change);
  if (!offer || offer === it.offers[0]) return it.quantity;
  const counted = {
    unitQuantity: Quantity.of(offer.unitQuantity),
    unitStockQuantity: Quantity.of(offer.unitStockQuantity),
  };
  return unitsCovering(Quantity.of(it.stockQuantity), counted).toString();
}

export function useRequirements(values: Address) {
  const asked = askedOf(values);
  const query = useQuery({
    queryKey: keyOf("purchase_order", "requirements", asked),
    queryFn: () => planning.requirements.list(asked as never),
  });
  const { refs } = useServices();
  const warehouses = useQuery({ queryKey: keyOf("warehouse", "all"), queryFn: () => refs.search("warehouse", "") });
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set());
  const [changes, setChanges] = useState<Readonly<Record<string, Change>>>({});
  const suggestions = useMemo(() => query.data?.suggestions ?? [], [query.data]);
  const may = useMay();
  const ordersKind = {
    buy: may("procurement.purchase_order.edit"),
    make: may("production.work_order.edit"),
  };
  const orderable = suggestions.filter((it) => ordersKind[it.kind] && !it.lacks);
  const chosen = orderable.filter((it) => !dropped.has(keyOfSuggestion(it)));
  const changeOf = (it: Suggestion) => changes[keyOfSuggestion(it)];
  const change = (it: Suggestion, to: Change) =>
    setChanges((before) => ({ ...before, [keyOfSuggestion(it)]: { ...before[keyOfSuggestion(it)], ...to } }));
  const isRight = chosen.every(
    (it) =>
      isValueValid({ kind: "quantity" }, quantityOf(it, changeOf(it))) &&
      isValueValid({ kind: "date" }, changeOf(it)?.dueOn ?? it.dueOn),
  );
  return {
    query,
    asked,
    warehouses: warehouses.data ?? [],
    suggestions,
    orderable,
    chosen,
    setDropped,
    changeOf,
    change,
    isRight,
  };
}

export type Requirements = ReturnType<typeof useRequirements>;

/** Makes the orders of what is chosen, and goes to where they wait for approval. */
export function useOrders({ chosen, changeOf, asked }: Requirements, warehouseId: string) {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => {
      const lines = chosen.map((it) => {
        const change = changeOf(it);
        const offer = offerOf(it, change);
        return {
          itemId: it.itemId,
          plannedOn: it.plannedOn,
          suggested: it.stockQuantity,
          warehouseId,
          quantity: quantityOf(it, change),
          dueOn: change?.dueOn ?? it.dueOn,
          ...(offer && { supplierId: offer.supplierId, unit: offer.unit, price: offer.price, taxRate: offer.taxRate }),
        };
      });
      const { warehouseId: of, daysPerLot } = asked;
      return planning.requirements.order({ warehouseId: of, daysPerLot, lines } as never);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["purchase_order"] }),
    onSuccess: ({ purchaseOrders }) =>
      purchaseOrders.length > 0
        ? navigate({ to: "/procurement/purchase-orders", search: { where: { state: "submitted" } } as never })
        : navigate({ to: "/production/work-orders", search: { where: { state: "released" } } as never }),
  });
}
