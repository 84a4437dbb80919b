/** The only way core learns the time; tests set it, hosts pass the system's. */
export interface Clock {
  now(): Date;
}
