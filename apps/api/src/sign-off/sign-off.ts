export class SignOff {}
