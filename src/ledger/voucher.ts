/** 凭证字: one voucher word for all vouchers, 记, numbered from 1 each month (会计基础工作规范 art. 51). */
export const VOUCHER_WORD = "记";
