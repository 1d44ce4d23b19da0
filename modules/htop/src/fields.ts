/** Numbers of the columns, by the names that htop has for them. */
export const htopFields = {
  PID: 0, COMM: 1, STATE: 2, PPID: 3, PGRP: 4, SESSION: 5, TTY_NR: 6, TPGID: 7, MINFLT: 9, CMINFLT: 10, MAJFLT: 11, CMAJFLT: 12,
  UTIME: 13, STIME: 14, CUTIME: 15, CSTIME: 16, PRIORITY: 17, NICE: 18, STARTTIME: 20, PROCESSOR: 37, M_SIZE: 38, M_RESIDENT: 39,
  M_SHARE: 40, M_TRS: 41, M_DRS: 42, M_LRS: 43, M_DT: 44, ST_UID: 45, PERCENT_CPU: 46, PERCENT_MEM: 47, USER: 48, TIME: 49,
  NLWP: 50, TGID: 51, PERCENT_NORM_CPU: 52, ELAPSED: 53, CTID: 99, VPID: 100, VXID: 102, RCHAR: 102, WCHAR: 103, SYSCR: 104,
  SYSCW: 105, RBYTES: 106, WBYTES: 107, CNCLWB: 108, IO_READ_RATE: 109, IO_WRITE_RATE: 110, IO_RATE: 111, CGROUP: 112, OOM: 113,
  IO_PRIORITY: 114, M_PSS: 118, M_SWAP: 119, M_PSSWP: 120,
} as const;

const { PID, USER, PRIORITY, NICE, M_SIZE, M_RESIDENT, M_SHARE, STATE, PERCENT_CPU, PERCENT_MEM, TIME, COMM } = htopFields;

/** The columns that are shown unless `fields` says otherwise. */
export const htopDefaultFields: readonly number[] = [PID, USER, PRIORITY, NICE, M_SIZE, M_RESIDENT, M_SHARE, STATE, PERCENT_CPU, PERCENT_MEM, TIME, COMM];

/** The same on a platform: macOS knows no shared memory. */
export function defaultFields(platform: string): readonly number[] {
  return htopDefaultFields.filter((it) => platform !== "darwin" || it !== M_SHARE);
}
