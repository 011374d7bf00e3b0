export class Pages {}
